/** The path of a `file:` URL, as the system it was written on spells it but with forward slashes; null for what is no file. */
export function pathOfFileUrl(url: string): string | null {
	const match = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(url);
	if (match === null) {
		return null;
	}
	const [, host = '', encoded = ''] = match;
	const path = decode(encoded);
	if (path === null) {
		return null;
	}
	if (host !== '' && host !== 'localhost') {
		return `//${host}${path}`;
	}
	return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function decode(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
