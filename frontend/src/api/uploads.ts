import type { Entity } from "./entities";
import { client } from "./generated/client.gen";
import type { Kind } from "./kinds";
import { type ApiError, failedWith } from "./transport";

/** Which picture of an entity a user may upload: the end of the address that it is put to. */
export type Upload = NonNullable<Kind["upload"]>;

/**
 * Uploads a picture of an entity; `onProgress` hears how much has been sent, from 0 to 1.
 * Rejects with an `ApiError`.
 */
export function uploadPicture(
  slug: string,
  id: string,
  upload: Upload,
  file: File,
  onProgress: (part: number) => void,
): Promise<Entity> {
  return sendFile("PUT", `/api/${slug}/${id}/${upload}`, file, {}, onProgress);
}

/** Sends a file in a form with `fields`; the answer is what the server says of it. */
export function sendFile<Answer>(
  method: "POST" | "PUT",
  path: string,
  file: File,
  fields: Record<string, string>,
  onProgress: (part: number) => void,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", file);
  // Not fetch: it does not tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open(method, window.location.origin + path);
  request.responseType = "json";
  return new Promise((resolve, reject: (error: ApiError) => void) => {
    request.upload.onprogress = (event) =>
      event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status < 300
        ? resolve(request.response as Answer)
        : reject(failedWith(request.status, request.response));
    request.onerror = () => reject(failedWith(0, null));
    request.send(body);
  });
}

/** Takes away what was uploaded. */
export async function removePicture(slug: string, id: string, upload: Upload): Promise<Entity> {
  const { data } = await client.delete<{ 200: Entity }, unknown, true>({
    url: `/api/{slug}/{id}/${upload}`,
    path: { slug, id },
  });
  return data;
}
