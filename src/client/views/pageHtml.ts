import { randomBytes } from 'node:crypto';

/** Where the page's parts lie, as URIs that a webview may load. */
export interface PageParts {
	readonly cspSource: string;
	readonly nonce: string;
	readonly script: string;
	readonly title: string;
}

/** A page before its script has run: nothing inline, nothing from elsewhere, no way out. */
export function pageHtml({ cspSource, nonce, script, title }: PageParts): string {
	const policy = [
		`default-src 'none'`,
		`style-src ${cspSource} 'nonce-${nonce}'`,
		`font-src ${cspSource}`,
		`script-src 'nonce-${nonce}'`,
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ');
	return `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="${policy}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title>${title}</title>
</head>
<body>
	<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

export function freshNonce(): string {
	return randomBytes(16).toString('base64url');
}
