import { OrchError } from '@orch/core';
import { targetUrl } from '../client/target-url.ts';

/** Where a bucket is. */
export interface BucketPlace {
  /** Of the bucket, without a `/` at its end. */
  readonly url: string;
  /** Before every name, with a `/` at its end where it is not empty. */
  readonly prefix: string;
  readonly region: string;
}

/**
 * Reads `CLOUD_SYNC_BUCKET`: `s3://bucket/prefix` for AWS, or `https://host/bucket/prefix` for a server with the S3
 * API. The region is that of `?region=…`, else the one given.
 *
 * @throws OrchError `ORCH_SYNC_REFUSED`
 */
export function bucketPlace(text: string, defaultRegion = 'us-east-1'): BucketPlace {
  const aws =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([^?]*))?(?:\?region=([a-z0-9-]+))?$/.exec(
      text,
    );
  if (aws !== null) {
    const [, bucket = '', prefix = '', region = defaultRegion] = aws;
    return { url: `https://${bucket}.s3.${region}.amazonaws.com`, prefix: folder(prefix), region };
  }
  const url = targetUrl(text, 'the bucket');
  const [bucket = '', ...rest] = url.pathname.split('/').filter((part) => part !== '');
  if (bucket === '') {
    throw new OrchError('ORCH_SYNC_REFUSED', 'The address of the bucket names no bucket.', {
      hint: 'Give it as s3://bucket/prefix or https://host/bucket/prefix.',
    });
  }
  const region = url.searchParams.get('region') ?? defaultRegion;
  return { url: `${url.origin}/${bucket}`, prefix: folder(rest.join('/')), region };
}

function folder(prefix: string): string {
  const inner = prefix.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `${inner}/`;
}
