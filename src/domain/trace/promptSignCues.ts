/**
 * General cues in the words of a prompt, in English; a few of other languages stand in `promptSignLanguages.ts`.
 * They are matched against plain words (`plainWords`). Repetitions are bounded, so that no prompt is slow to read.
 */

/** Lower case, straight apostrophes, single spaces: what the cues are written for. */
export function plainWords(words: string): string {
	return words
		.slice(0, MOST_WORDS_CHARS)
		.toLowerCase()
		.replace(/[‘’`]/g, "'")
		.replace(/\s{2,}|[^\S ]/g, ' ')
		.trim();
}
const MOST_WORDS_CHARS = 6_000;

/** The words from where they begin to say something: without "ok, so", "hmm", "please", "can you", "let's". */
export function afterOpening(plain: string): string {
	return plain.replace(filler, '').replace(asking, '').replace(filler, '');
}

/** Begins and ends where words do. */
const [beforeForms, afterForms] = ['(?<!\\w)', '(?!\\w)'] as const;

const filler = new RegExp(
	`^(?:(?:${[
		'ok|okay|k|so|hmm+|ah+|oh|eh+|uh|um|hm|well|hey|hi|hello|yes|yeah|yep|yup|sure|right|alright|all right',
		'great|cool|nice|perfect|good|awesome|thanks|thank you|sorry|please|pls|actually|maybe|just|but|and|also|now|then',
		'first|next|finally|again|instead|btw',
	].join('|')})\\b[\\s,.!:;–—-]*|@\\S+ |[^\\p{L}\\p{N}/@]+|@(?!\\S+ ))*`,
	'u',
);

const asking = start(
	'(?:can|could|would|will) (?:you|we)',
	"let's|lets|let us|let me",
	"i(?:'d| would)? (?:actually )?(?:want|need|like) (?:you )?to",
	'help me(?: to)?',
	'you (?:should|can|need to)',
	'we (?:should|need to|can|have to|must)',
	'go ahead and|try to|remember to',
);

/** An agreement and nothing else. */
export const agreement = new RegExp(
	`^(?:(?:${[
		'ok|okay|k|y|yes|yeah|yep|yup|no|nope|sure|agreed|correct|exactly|right|fine|great|perfect|please',
		'both|neither|none|all|all of (?:them|it|the above)|sounds (?:good|great|right)',
	].join('|')})\\b[\\s,.!]*)+$`,
);

/** An option by its number or letter, perhaps with a condition. */
export const option = new RegExp(
	`^(?:(?:${[
		"ok|okay|yes|yeah|sure|hmm+|i think|i'd say|let's|lets|go with|go for|do|try|use|take|pick|choose|prefer",
		'option|number|no\\.?|approach|choice|variant|#',
	].join('|')})[\\s,:]*)*(?:\\d{1,2}|[a-e])(?:[.),:;!]| (?:and|or|but|please|with|then|is|sounds|for)\\b|$)`,
);

/** Agrees to what was proposed. */
export const assent = new RegExp(
	`^(?:(?:ok|okay|yes|yeah|yep|sure|great|good|perfect|agreed)[\\s,.!-]*)*(?:${[
		"let's (?:do|go)(?: (?:it|that|this|for it|for that|ahead|with (?:it|that|this)))?",
		'(?:please )?do (?:it|that|this|so|all)|go for it|go ahead|please do|make it so|why not',
		'sounds (?:good|great|right|fine)|i agree|agreed|approved|that works for me',
		'(?:the )?(?:first|second|third|last|former|latter)(?: (?:one|option|approach))?(?=[\\s.,!]*$)',
	].join('|')})\\b`,
);
/** Opens with an answer and goes on. */
export const answering = start('yes|yeah|yep|yup|sure|neither|both|correct|exactly');

const publishing = '(?:a|an|the|this|that|our|new|draft)';
/** The next mechanical step: to name it is to approve the work. */
export const mechanical = start(
	'(?:(?:stage|add|git add)(?: \\w+)? (?:and|&) )?(?:commit|push)(?! (?:fail|hook|message|is|was|did|has))',
	'(?:merge|rebase)(?! (?:fail|conflict|issue|is|was|did|has))',
	'squash|cherry-pick|tag|release|publish|deploy|ship|bump|sync with|pull|update from',
	'continue|proceed|resume|carry on|keep going|go on|move on|next (?:step|phase|task|one)',
	`(?:create|open|make|raise|submit|file|update|close|draft|prepare) (?:${publishing} ){0,3}(?:pr|pull request|mr|merge request|branch|commit|release|tag|issue)`,
	'get (?:this|it|that|these|everything) (?:committed|merged|pushed|in)',
	'reply to',
);
/** The same, after other words in a short prompt. */
export const mechanicalLater = new RegExp(
	`(?:[.,;!-] ?|\\band |\\bthen )(?:please |let's |just )?(?:${[
		'commit|push|merge|rebase|continue|proceed',
		'get (?:this|it|that|these|everything) (?:committed|merged|pushed)',
		`(?:create|open|make|raise|submit) (?:${publishing} ){0,3}(?:pr|pull request)`,
	].join('|')})\\b|(?:^|[ ,])next(?: step| phase| task| one)?[.! ]*$`,
);

/** A merge to be settled: a mechanical step, however it is complained of. */
export const merging = anywhere(
	'merge (?:conflict|issue)s?|conflicts? (?:with|from|on) (?:\\w+ )?(?:main|master|trunk|develop|upstream|origin|parent|branch)',
);
/** What somebody has done with finished work, and says so: it was found good enough. */
export const delivered = anywhere(
	"(?:i|we)(?:'ve| have)?(?: just| already)? (?:merged|pushed|deployed|released|published|shipped|committed)",
	'(?:is|are|has been|got) (?:now |already )?(?:merged|pushed|deployed|released|published|shipped|committed)',
);

/** Praise: the work was looked at and found good. */
export const praise = anywhere(
	'(?:it|that|this|all|everything|now|ok|okay) (?:seems to )?(?:work|works)(?= now|[.,!;)]|$)',
	'works(?=[.!]|$)|(?:great|good|nice|excellent) (?:job|work)|did the trick|that helped|works? (?:now|fine|well|great|perfectly|as expected|like a charm)|seems to work|working (?:now|fine)',
	'(?:is|are|got) fixed|lgtm|well done|(?:all )?green now|tests? (?:pass|passes|passed|are green)',
	'looks? (?:\\w+ )?(?:good|great|right|fine|correct|nice|amazing|awesome|better|perfect|beautiful)',
	"(?:this|that|it)(?:'s| is) (?:much |so |really )?(?:good|great|amazing|awesome|perfect|beautiful|better)(?=[\\s.,!]|$)",
);

/** What escapes somebody who looks at a result. */
export const exclamation = new RegExp(
	'^(?:(?:ok|oh|ah+|hm+|so|well|wait|no|but)[\\s,.!]*)*(?:wow|wtf|w\\.t\\.f|wth|omf?g|ugh|argh|damn|crap|yikes|whoops|oops|jesus|holy|fuck\\w*|shit|hell|no, that|wait,)(?:\\W|$)',
);

const state =
	'work|show|appear|run|build|compile|start|load|open|match|exist|update|call|see|fire|happen|go|render|display|connect|respond|pass|change|seem|look|quite';
const failedNoun = 'error|exception|warning|failure';
/** Something seen that is not as it should be, told as an observation: it outweighs a request in the same prompt. */
export const complaint = anywhere(
	'still(?! (?:need|want|have to|plan|like|think|works?)\\b)',
	`(?:do|does|did|is|are|was|were|has|have|wo|ca)(?:n't| not) (?:\\w+ ){0,2}(?:${state})\\w*`,
	"(?:is|are|was|were|it's|that's|they're|still|but) not (?:yet |being |currently |getting )?\\w+(?:ed|ing|en)",
	"(?:n't|not|never) (?:\\w+ ){0,6}(?:correctly|properly)",
	'not working|no longer|but not (?:in|on|with|for|when)|complain(?:s|ing)|nothing (?:happen|show|change|work)\\w*|currently only',
	'(?:is|are|was|got|gets|it) (?:still |now |all )?(?:broken|stuck|wrong|failing|missing|crashing|hanging|fucked)|broke',
	"(?:is|are|was|were|it's|that's|way|bit|still|looks?|feels?) too \\w+",
	"i (?:just )?(?:get|got|had|saw|noticed|ran into|hit|keep getting|keep seeing|don't see|can't see|didn't see|undid|reverted)",
	"i(?:'m| am) (?:still )?(?:getting|seeing)|i(?:'ve| have) (?:still )?(?:got|noticed)",
	"you (?:\\w+ )?(?:forgot|missed|removed|broke|deleted|lost|skipped|ignored|misunderstood|didn't|did not|haven't|have not|fucked|messed)",
	"(?:was|were|is|are|you're) supposed to|not what i|that(?:'s| is) (?:not|wrong)|should(?: not|n't) have|try again",
	`(?:getting|gives?|giving|throws?|throwing|same|this|an|following|with|new) (?:\\w+ )?(?:${failedNoun})s?`,
	"there(?:'s| is| are) (?:still |a |an |some |another )+(?:\\w+ )?(?:bug|error|issue|problem|failure)s?",
	'the (?:issue|problem|bug) (?:is|was|seems)',
);

/** Words of failing, which a request may hold as well ("add a test for when the login fails"). */
export const trouble = anywhere(
	"fail(?:s|ed|ing|ure|ures)?|broken|crash(?:es|ed|ing)?|(?<!i'm )wrong|incorrect(?:ly)?|missing|stuck|hangs?|flaky|regression|bug(?:s|gy)?|leak(?:s|ing)?",
	'unexpected(?:ly)?|weird|strange|odd|errors? (?:out|when|in|on|after)|cannot use|duplicated?|inconsistent|misleading|conflicts?',
	"(?:is|are|does|did|was|were)(?: not|n't) (?!it|we|you|they|there|that|this)\\w+",
);

/** Hints that something was looked at. */
export const sighting = anywhere(
	'seems? (?:to|like|that)|looks? (?:like|off)|(?<!what )it (?:says|shows|showed|said|prints|returns)',
	"when i (?:run|try|click|open|start|use)|after i|i (?:tried|ran|tested|checked)|testing (?:this|it|the)|i expected|was expecting|(?:here(?:'s| is)|this is) (?:the|my) (?:\\w+ )?(?:output|log|logs|console|result|trace)",
	"instead of|can't|cannot|too (?:slow|big|small|long|short|much|many|large)|screenshot",
);

/** The language of reviews: somebody read the work and came back with remarks. */
export const review = anywhere(
	"(?:pr|reviewer'?s?|review|coderabbit|copilot|bugbot|more) (?:feedback|comments?|remarks?|findings?|suggestions?)|feedback (?:from|on)",
	'(?:copilot|bugbot|coderabbit|sonar|(?:the )?(?:reviewer|linter|compiler|ci)) (?:says?|said|found|reports?|flags|flagged|suggests?|wants)',
	'(?:low|medium|high|critical) (?:severity|priority)|severity|nit(?:s|pick)?(?=:)|code review for|review (?:summary|report|of pr)',
	'(?:around|at|on|in|see) lines? \\d+',
);
export const objection = new RegExp('^(?:(?:hmm+|well|but|actually|no|wait)[\\s,.]*)?technically\\b');

/** Asks to look whether the work is right. */
export const checking = start(
	'(?:re-?)?run (?:(?:the|all|our|full|unit|integration|e2e|those|these|it|this|a|mise|npm|go|cargo|run) ){0,4}(?:tests?|lint(?:er)?|checks?|build|type ?check|suite|ci|again)',
	'(?:run|start|launch|restart|execute|try) (?:it|this|that|the (?:app|server|script|program|code|demo|example|command)s?)',
	'(?:re-?)?test (?:it|this|that|the|again|if|whether|with|on|manually|everything)',
	'verify|validate|confirm|double[- ]?check|re-?check|sanity[- ]check|review|reproduce|debug|diagnose|audit',
	'make sure|ensure (?:that )?(?:it|this|the tests?|all|everything)',
	'check (?:if|whether|that|again|it|this|for|why|the (?:logs?|output|results?|diff|changes|tests?|build|ci|code|status))|check(?=,|$)',
	"what(?:'s| is| has)? (?:happened|happening|changed|wrong|going on)|show me (?:the )?(?:diff|changes|what)|how(?:'s| is) it going|status",
);
export const checkingLater = anywhere(
	'(?<=(?:^|[.?!,;-] ?|\\b(?:and|so|but|also) ))did (?:you|we|it|that|this)|have (?:you|we) \\w+|why (?:did|do) (?:you|it)|what did you',
	'are you (?:sure|certain)|(?<!how )(?:does|do) (?:it|this|that|the tests) (?:now |still |also |really |actually )?(?:work|handle|cover|pass)\\w*',
	'is (?:it|this|that|everything) (?:now |still |really |actually )?(?:working|correct|right|ok|fine|done|tested|covered|safe|expected)',
	'please (?:verify|review|double[- ]?check)|(?:can|could) you (?:please |also )?(?:check|verify|confirm|review|test|double[- ]?check)',
	'are there (?:any )?tests|(?:yeah|right|correct|yes|ok)(?=\\?)',
	'look again|(?<= )\\/[\\w:-]*(?:review|verify|test|check|debug)',
);
export const checkingCommand = start('\\/[\\w:-]*(?:review|verify|test|check|debug)');

/** A hypothesis: about what is not there yet, whatever else it asks. */
export const supposing = anywhere(
	'if (?:we|i) (?:did|do|had|have|were|use|used|add|added|go|went|make|made|just)|what if|what (?:happens|will happen|would happen) (?:if|when)',
);

/** Takes stock of what is left to do. */
export const stocktaking = anywhere(
	"what have we got|what(?:'s| is| else is)? (?:left|remaining|next|outstanding)|what (?:else )?(?:remains|do we (?:still )?(?:have|need) to do)",
	'where (?:are|were|do) we(?: (?:at|now|stand|with|in|on))|what were we doing',
);
/** Something to be kept in mind for later, whatever it is about. */
export const noting = anywhere(
	'(?:add|put|write|note) (?:it|this|that|these|those|them)(?: \\w+)? (?:to|on|in|into) (?:\\w+ ){0,3}(?:list|todos?|backlog|roadmap|plan|notes?)',
);

/** Weighs what to build: opinions, wishes, alternatives. */
export const weighing = anywhere(
	"i (?:really )?(?:think|feel|guess|believe|wonder|prefer|mean|bet|agree|imagine)|(?:i|we) (?:don't )?(?:really )?want",
	"i(?:'d| would) (?:rather|love|prefer|say)|i(?:'m| am) (?:thinking|wondering|trying to|not sure)",
	'should (?:we|i|it|this|there|the)|(?:what|how) about|what (?:would|should|could)|(?:would|could) (?:it|that|this|we|there)|can (?:we|i|it)',
	'how (?:hard|would|should|could|can|difficult|easy)|is (?:it|there) (?:possible|worth|better|any reason|a (?:way|better|reason))',
	"do we (?:need|want|really)|why (?:don't|not|do (?:we|they)|does|would|should)|what's the (?:best|right)",
	'alternatives?|trade-?offs?|pros and cons|makes? (?:more )?sense|approach(?:es)?|options|ideas?|brainstorm|explore|research',
	'your (?:opinion|recommendation|thoughts|take)|recommend|talk (?:to me|about|through)|think (?:about|through|of|hard)',
);

/** Work to be done, named by the verb that a request begins with. */
export const building = start(
	'add|create|write|implement|make|build|update|change|refactor|rename|move|set|use|replace|remove|delete|drop|generate|document',
	'extend|support|convert|migrate|extract|split|introduce|improve|simplify|optimi[sz]e|clean|install|configure|include|integrate|port',
	'rewrite|turn|switch|allow|enable|disable|handle|start|put|give|apply|adjust|increase|decrease|reduce|hide|display|render|style',
	'plan|design|propose|draft|outline|spec|prepare|develop|define|finish|complete|wire|hook|store|save|cache|expose|upgrade|downgrade',
	'reorgani[sz]e|restructure|sort|format|translate|insert|append|wrap|inline|combine|provide|keep|modify|edit|scaffold|copy|find',
	'init|initiali[sz]e|mark|track|download|fetch|work on|do(?! (?:we|you|i|they|not)\\b)',
);
export const wishing = anywhere(
	"i(?:'d| would)? (?:want|need|like)|we (?:need|want) (?:to|a|an)|we have to|we're going to|should (?:also )?be able to",
	'the (?:goal|idea|task|feature) is|as a user|your (?:task|job) is',
);
/** A plan that is handed over to be carried out. */
export const handedPlan = start(
	'(?:please )?(?:implement|execute|follow|carry out|here is|this is)(?: \\w+){0,3} (?:plan|spec|specification|design)',
);

/** The go-ahead for a repair that the agent has spoken of: nothing else is said of what is wrong. */
export const repairAssent =
	/^(?:(?:ok|okay|yes|yeah|yep|sure|please|then|so|let's|just|go ahead and)[\s,.!]*)*(?:fix|correct|resolve|repair|address) (?:it|this|that|them|these|those|both|all|everything)(?: (?:up|all|too|then|now|please|first|as well))*[\s.!]*$/;
/** A request that says by its verb that something built is not right. */
export const repairing = start('fix|repair|correct|resolve|revert|undo|roll ?back|restore|address|solve');

/** Looks something up, without judging what was built. */
export const looking = start(
	'look|read|check|search|list|show|explain|tell|describe|compare|investigate|analy[sz]e|summari[sz]e|see|open|examine|inspect|walk me',
	'who|what|when|where|which|why|how|is|are|was|were|do|does|can|could|would|should|has|have|or',
);
/** Asked, wherever in the prompt. */
export const asked = /[?？](?:\W|$)/;

/** Introduces a pasted block as a model to follow, not as a result. */
export const asExample = anywhere(
	'examples?|like this|such as|similar to|following|template|format|mockup|sample|based on|inspired by|as in|reference',
);

function start(...forms: readonly string[]): RegExp {
	return new RegExp(`^(?:${forms.join('|')})(?!\\w)`);
}

function anywhere(...forms: readonly string[]): RegExp {
	return new RegExp(`${beforeForms}(?:${forms.join('|')})${afterForms}`);
}

/** Fits where one of the cues does, each made by `anywhere`. All begin with a letter or a slash, which is told before their forms are tried. */
export function anyOf(cues: readonly RegExp[]): RegExp {
	const forms = cues.map(({ source }) => source.slice(beforeForms.length, -afterForms.length));
	return new RegExp(`${beforeForms}(?=[a-z/])(?:${forms.join('|')})${afterForms}`);
}
