import { exampleTabs, type ExampleIds } from './examples/index.js';
import { loadAssets, type Asset } from './assets.js';
import { prefersHtml } from './negotiation.js';
import { pageResponse } from './page.js';
import { assetResponse } from './asset-response.js';

/** What GraphiQL's page is made of. */
export interface GraphiQLOptions {
  /** The path GraphQL answers at, which is also the page's: '/graphql'. */
  endpoint: string;
  /** The heading and the window's title. Defaults to 'GraphiQL'. */
  title?: string;
  /** Ids of sessions that exist, so that the examples answer as they stand; placeholders with a hint otherwise. */
  examples?: ExampleIds;
}

/** GraphiQL as a request handler that may decline. */
export interface GraphiQL {
  handle(request: Request): Promise<Response | undefined>;
}

const ASSET_FOLDER = '/graphiql/';

/**
 * Answers GraphiQL's page (a browser's GET of the endpoint that carries no query) and its assets under /graphiql/;
 * undefined for a request that is not GraphiQL's. The bundle is read on first use, then kept in memory.
 */
export function createGraphiQL(options: GraphiQLOptions): GraphiQL {
  const tabs = exampleTabs(options.examples ?? {});
  let loaded: Promise<ReadonlyMap<string, Asset>> | undefined;
  const assets = () => (loaded ??= loadAssets(ASSET_FOLDER));

  return {
    async handle(request) {
      // Every GraphQL POST passes here first, so that nothing is parsed before the method is known.
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const { pathname, searchParams } = new URL(request.url);

      if (pathname.startsWith(ASSET_FOLDER)) {
        return assetResponse((await assets()).get(pathname), request);
      }
      if (pathname !== options.endpoint || searchParams.has('query')) return undefined;
      if (!prefersHtml(request.headers.get('accept'))) return undefined;
      return pageResponse(
        { endpoint: options.endpoint, title: options.title ?? 'GraphiQL', tabs },
        [...(await assets()).values()],
        request,
      );
    },
  };
}
