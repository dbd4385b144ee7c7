import { platforms } from '../domain/chat.ts';
import type { Installation } from '../domain/installation.ts';
import type { PersonId } from '../domain/workspace.ts';
import type { Installations } from '../store/installations.ts';

/** The installations that a person made; they name the person by the platform's own id, or as we do. */
export async function installedBy(person: PersonId, installations: Installations): Promise<readonly Installation[]> {
  const all = (await Promise.all(platforms.map(platform => installations.list(platform)))).flat();
  return all.filter(
    ({ platform, tenant, installedBy: by }) => by !== '' && [by, `${platform}:${tenant}/${by}`].includes(person),
  );
}
