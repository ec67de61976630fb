import { queryOptions } from "@tanstack/react-query";
import {
  chooseTasks,
  forgetKeyProviders,
  listProviders,
  listTasks,
  setAddressProviders,
  setKeyProviders,
  testProviders,
} from "./generated/sdk.gen";
import type { KeyDraft, ProviderView, TaskView } from "./generated/types.gen";

export type Provider = ProviderView;
export type Task = TaskView;
export type Whose = NonNullable<KeyDraft["whose"]>;

/** The providers, and what each of them lacks. */
export const providersQuery = queryOptions({
  queryKey: ["models", "providers"],
  queryFn: async ({ signal }) =>
    (await listProviders({ signal, throwOnError: true })).data.providers,
});

/** What models are used for. */
export const tasksQuery = queryOptions({
  queryKey: ["models", "tasks"],
  queryFn: async ({ signal }) => (await listTasks({ signal, throwOnError: true })).data.tasks,
});

/** Enters a key, which nobody sees again. */
export async function setKey(name: string, key: string, whose: Whose): Promise<void> {
  await setKeyProviders({
    path: { provider_name: name },
    body: { key, whose },
    throwOnError: true,
  });
}

export async function forgetKey(name: string, whose: Whose): Promise<void> {
  await forgetKeyProviders({ path: { provider_name: name }, query: { whose }, throwOnError: true });
}

/** Says where a provider is; null: where it usually is. */
export async function setAddress(name: string, url: string | null): Promise<void> {
  await setAddressProviders({
    path: { provider_name: name },
    body: { base_url: url },
    throwOnError: true,
  });
}

/** A job that asks the provider which models it has; its id. */
export async function testProvider(name: string): Promise<string> {
  return (await testProviders({ path: { provider_name: name }, throwOnError: true })).data.job_id;
}

/** Chooses the models for a task, each where those before it cannot; none: the usual. */
export async function chooseModels(task: Task["task"], models: string[]): Promise<void> {
  await chooseTasks({ path: { task }, body: { models }, throwOnError: true });
}
