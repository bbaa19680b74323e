import { preferencesContract } from '../contract/preferences.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';

preferencesContract('in memory', async () => ({ preferences: memoryPreferences(), close: async () => {} }));
