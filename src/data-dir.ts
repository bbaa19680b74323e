/** The folder for data unless `DATA_DIR` names another. */
export const DATA_DIR = './data';
