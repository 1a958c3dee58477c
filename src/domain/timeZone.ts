/** The machine's time zone as an IANA name. Where the environment names one that Node cannot say, days are those of UTC. */
export function machineTimeZone(): string {
	const named = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
	return named !== undefined && isTimeZone(named) ? named : 'UTC';
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
