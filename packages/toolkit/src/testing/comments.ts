import { z } from "zod";
import type { Routes } from "./api-server.ts";

const Sent = z.object({ body: z.string() });

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** The comments of one issue, ten a page as GitHub pages them; writes are made as `login`. */
export function commentRoutes(comments: StoredComment[], login: string): Routes {
  let next = 1 + Math.max(0, ...comments.map(({ id }) => id));
  return {
    "GET /repos/o/r/issues/7/comments": ({ url }) => {
      const page = Number(url.searchParams.get("page") ?? 1);
      const more = comments.length > page * 10;
      const link = `<${url.origin}${url.pathname}?page=${page + 1}>; rel="next"`;
      return {
        body: comments.slice((page - 1) * 10, page * 10),
        ...(more ? { headers: { link } } : {}),
      };
    },
    "POST /repos/o/r/issues/7/comments": ({ body }) => {
      const comment = { id: next++, body: Sent.parse(body).body, user: { login } };
      comments.push(comment);
      return { status: 201, body: comment };
    },
    "PATCH /repos/o/r/issues/comments/:": ({ params, body }) => {
      const comment = comments.find(({ id }) => id === Number(params[0]));
      if (comment === undefined) return { status: 404, body: { message: "Not Found" } };
      comment.body = Sent.parse(body).body;
      return { body: comment };
    },
    "DELETE /repos/o/r/issues/comments/:": ({ params }) => {
      comments.splice(
        comments.findIndex(({ id }) => id === Number(params[0])),
        1,
      );
      return { status: 204 };
    },
    "GET /user": () => ({ status: 403, body: { message: "Resource not accessible" } }),
  };
}
