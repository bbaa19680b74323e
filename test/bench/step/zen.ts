import { ZenDecisionContent, type ZenEngine } from '@gorules/zen-engine';
import type { Branch, Form, Known, Place, Test, Way } from './form.ts';

/** What zen is given: its expressions have no hyphens in names. */
export type ZenKnown = Readonly<Record<string, string | number>>;

/** The known answers in zen's names. */
export function zenKnown(known: Known): ZenKnown {
  return Object.fromEntries(Object.entries(known).map(([fact, value]) => [nameOf(fact), value]));
}

/**
 * A graph with a switch for each question and an expression for each end; the question itself is the end where its answer
 * is not known. Compiled once. zen has no call that answers at once: each evaluation is awaited.
 */
export function zenGraph(
  engine: ZenEngine,
  form: Form,
  trace: boolean,
): (known: ZenKnown) => Promise<string> {
  const ids = new Map(form.map(({ id }, index) => [id, `p${index}`]));
  const nodes: object[] = [{ ...at('in', 'inputNode') }];
  const edges: object[] = [edge('in', 'p0')];
  for (const place of form) {
    const id = ids.get(place.id) as string;
    if (place.fact === undefined) {
      nodes.push(end(id, place.node));
      continue;
    }
    const ways = place.branches.flatMap((branch) => branch.ways.map((way) => ({ way, branch })));
    const statements = ways.map(({ way, branch }, index) => ({
      id: `${id}-${index}`,
      condition: conditionOf(place, branch, way),
    }));
    const otherwise = { id: `${id}-open`, condition: '', isDefault: true };
    nodes.push({
      ...at(id, 'switchNode'),
      content: { hitPolicy: 'first', statements: [...statements, otherwise] },
    });
    nodes.push(end(`${id}-asked`, place.node));
    edges.push(
      ...ways.map(({ way }, index) => edge(id, ids.get(way.to) as string, `${id}-${index}`)),
      edge(id, `${id}-asked`, otherwise.id),
    );
  }
  return evaluation(engine, { nodes, edges }, trace);
}

/** A place of a guide, the answers that lead there, and the fact that it asks for. */
export interface Row {
  known: Known;
  node: string;
  asks: string | undefined;
}

/** One decision table with a row for each place that answers lead to, and a column for each fact. Compiled once. */
export function zenTable(
  engine: ZenEngine,
  rows: readonly Row[],
  trace: boolean,
): (known: ZenKnown) => Promise<string> {
  const facts = [...new Set(rows.flatMap(({ known }) => Object.keys(known)))];
  const inputs = facts.map((fact, index) => ({ id: `i${index}`, name: fact, field: nameOf(fact) }));
  const cell = ({ known, asks }: Row, fact: string) =>
    known[fact] === undefined ? (fact === asks ? 'null' : '') : JSON.stringify(known[fact]);
  const rules = rows.map((row, index) => ({
    _id: `r${index}`,
    ...Object.fromEntries(facts.map((fact, column) => [`i${column}`, cell(row, fact)])),
    node: JSON.stringify(row.node),
  }));
  const outputs = [{ id: 'node', name: 'node', field: 'node' }];
  const table = {
    ...at('table', 'decisionTableNode'),
    content: { hitPolicy: 'first', inputs, outputs, rules },
  };
  return evaluation(engine, { nodes: [at('in', 'inputNode'), table], edges: [edge('in', 'table')] }, trace);
}

function evaluation(engine: ZenEngine, graph: object, trace: boolean) {
  const decision = engine.createDecision(new ZenDecisionContent(Buffer.from(JSON.stringify(graph))));
  return async (known: ZenKnown): Promise<string> => (await decision.evaluate(known, { trace })).result.node;
}

function at(id: string, type: string) {
  return { id, type, name: id, position: { x: 0, y: 0 } };
}

function end(id: string, node: string) {
  const expressions = [{ id: `${id}-node`, key: 'node', value: JSON.stringify(node) }];
  return { ...at(id, 'expressionNode'), content: { expressions } };
}

function edge(sourceId: string, targetId: string, sourceHandle?: string) {
  const id = `${sourceHandle ?? sourceId}-${targetId}`;
  return { id, type: 'edge', sourceId, targetId, ...(sourceHandle && { sourceHandle }) };
}

function conditionOf({ fact }: Place, { is }: Branch, { when }: Way): string {
  const answered = is ? test({ fact: fact as string, is }) : `${nameOf(fact as string)} != null`;
  return when ? `${answered} and ${test(when)}` : answered;
}

function test(it: Test): string {
  if ('all' in it) return `(${it.all.map(test).join(' and ')})`;
  if ('any' in it) return `(${it.any.map(test).join(' or ')})`;
  if ('not' in it) return `not (${test(it.not)})`;
  const name = nameOf(it.fact);
  if ('is' in it) {
    return it.is.length === 1
      ? `${name} == ${JSON.stringify(it.is[0])}`
      : `${name} in ${JSON.stringify(it.is)}`;
  }
  return `(${name} != null and ${name} ${'before' in it ? `< ${it.before}` : `>= ${it.from}`})`;
}

function nameOf(fact: string): string {
  return fact.replaceAll('-', '_');
}
