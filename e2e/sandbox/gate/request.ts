import { messageOf } from "@/e2e/sandbox/gate/codes";
import { isSignedBy } from "@/e2e/sandbox/gate/signature";
import type { World } from "@/e2e/sandbox/gate/world";

/** A synchronous refusal: the request did not get in. Source: gate.md 4.2. */
export class Refusal extends Error {
  constructor(
    readonly http: 400 | 403 | 404 | 422 | 500,
    readonly code: string,
  ) {
    super(messageOf(code));
  }
}

/** The value at a dotted path of a body nobody has checked yet. */
export function at(body: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      body,
    );
}

export const textAt = (body: unknown, path: string): string | null => {
  const value = at(body, path);
  return typeof value === "string" && value !== "" ? value : null;
};

function parseBody(text: string): object {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(422, "2003");
  }
  if (typeof body !== "object" || body === null) throw new Refusal(422, "2003");
  return body;
}

export type OpenRequest = { readonly body: object; readonly projectId: number; readonly secret: string };

/**
 * The first stage of acceptance: JSON, the minimum set, the project, the signature. `place` is the object that holds
 * project and signature, or "" for flat requests. Source: gate.md 4.3, 5.2.
 */
export function openRequest(
  world: World,
  text: string,
  place: "general" | "customer" | "",
  required: readonly string[],
): OpenRequest {
  const body = parseBody(text);
  const prefix = place === "" ? "" : `${place}.`;
  for (const path of [`${prefix}project_id`, ...required]) {
    const value = at(body, path);
    if (value === undefined || value === null || value === "") throw new Refusal(400, "2004");
  }
  const projectId = at(body, `${prefix}project_id`);
  const project = typeof projectId === "number" ? world.projects.get(projectId) : undefined;
  if (typeof projectId !== "number" || !project) throw new Refusal(404, "2442");
  const signature = textAt(body, `${prefix}signature`);
  if (signature === null) throw new Refusal(400, "3262");
  if (!isSignedBy(body, signature, project.secret)) throw new Refusal(400, "3261");
  return { body, projectId, secret: project.secret };
}
