/**
 * General cues in the words of a prompt, in English; words of other languages match none and show nothing.
 * All are matched against lower-case words without line ends (`plainWords`), and none can backtrack without bound.
 */

/** Lower case, straight apostrophes, single spaces: what the cues below are written for. */
export function plainWords(words: string): string {
	return words.slice(0, WORDS_LIMIT).toLowerCase().replace(/[‘’`]/g, "'").replace(/\s+/g, ' ').trim();
}
const WORDS_LIMIT = 6_000;

/** The words from where they begin to say something: without "ok, so", "hmm", "please", "can you", "let's". */
export function afterOpening(plain: string): string {
	return plain.replace(filler, '').replace(asking, '').replace(filler, '');
}
const filler =
	/^(?:(?:ok|okay|k|so|hmm+|ah+|oh|eh+|uh|um|also|and|now|then|well|hey|hi|hello|please|pls|actually|great|cool|nice|perfect|thanks|thank you|alright|all right|right|next|first|finally|but|just|sorry|yes|yeah|yep|yup|sure|good|awesome|maybe|again|instead|ultrathink)\b[\s,.!:;–—-]*|[^\p{L}\p{N}/]+)*/u;
const asking =
	/^(?:(?:can|could|would|will) (?:you|we)|let's|lets|let us|let me|i(?:'d| would)? (?:want|need|like) (?:you )?to|i'd like (?:you )?to|help me(?: to)?|you (?:should|can|need to)|we (?:should|need to|can|have to|must)|go ahead and|try to|don't forget to|remember to)\b[\s,]*(?:also |now |please |just |then |quickly |maybe )*/;

/** An agreement and nothing else, or an option by its number or letter. */
export const answer =
	/^(?:(?:ok|okay|k|y|yes|yeah|yep|yup|no|nope|sure|agreed|correct|exactly|right|fine|both|neither|all|all of (?:them|it)|none|great|perfect|please)\b[\s,.!]*)+(?:please|thanks|sounds good)?[\s.!]*$/;
export const option =
	/^(?:(?:ok|okay|yes|yeah|sure|hmm+|i think|i'd say|let's|lets|go with|do|try|use|take|pick|choose|prefer)[\s,:]*)*(?:(?:option|number|no\.?|approach|choice|#)\s*)?(?:\d{1,2}|[a-e])(?:[\s.),:;!-]|$)/;
export const assent =
	/^(?:(?:ok|okay|yes|yeah|yep|sure|sounds good|great|good|perfect|agreed)[\s,.!-]*)*(?:let's (?:do|go)(?: (?:it|that|this|for it|ahead|with (?:it|that|this)))?|(?:please )?do (?:it|that|this|so)|go for it|go ahead|please do|make it so|sounds (?:good|great|right|fine)|(?:i )?agreed?|approved?|that works for me|(?:the )?(?:first|second|third|last|former|latter)(?: (?:one|option|approach))?|why not)\b/;

/** The next mechanical step of work that is approved by naming it. */
export const mechanical =
	/^(?:(?:stage|add|git add)(?: \w+)? (?:and|&) commit|commit|push|merge|rebase|squash|cherry-pick|tag|release|publish|deploy|ship|bump|continue|proceed|resume|carry on|keep going|go on|move on|next (?:step|phase|task|one)|start (?:the )?next|(?:create|open|make|raise|submit|file|update|close|draft|prepare|do)(?: (?:a|an|the|this|that|our|new|draft)){0,3} (?:pr|pull request|mr|merge request|branch|commit|release|tag|issue)\b|get (?:this|it|that|these|everything) (?:committed|merged|pushed|in|out)|reply to)\b/;
export const mechanicalLater =
	/(?:^|[.,;!-] ?|\band |\bthen )(?:please |let's |just )?(?:commit|push|merge|rebase|squash|(?:create|open|make|raise|submit)(?: (?:a|an|the|new|draft)){0,2} (?:pr|pull request))\b/;

/** Praise: the work was looked at and found good. */
export const success =
	/\b(?:(?:it |that |this |all |everything |now )(?:seems to )?works?\b|works? (?:now|fine|well|great|perfectly|as expected|like a charm)|seems to work|working (?:now|fine|again)|(?:is|are|got) fixed|looks (?:good|great|right|fine|correct|nice)|lgtm|well done|tests? (?:pass|passes|passed|are green)|(?:all )?green now)\b|^works\b/;

/** Something seen that is not as it should be, said as one's own observation: it outweighs a request in the same prompt. */
export const complaint =
	/\b(?:still (?!need|want|have to|plan|like|think)|(?:do|does|did|is|are|was|were|has|have|wo|ca)(?:n't| not) (?:\w+ ){0,2}(?:work|show|appear|run|build|compile|start|load|open|match|exist|detected|included|updated|found|called|see|fire|happen|go|render|display|connect|respond|pass|quite)\w*|not working|no longer|nothing (?:happen|show|change|work)\w*|(?:is|are|was|got|gets|it) (?:broken|stuck|wrong|failing|missing|crashing|hanging)|broke\b|i (?:just )?(?:get|got|had|saw|noticed|ran into|hit|keep getting|keep seeing|don't see|can't see|didn't see)\b|i(?:'m| am) (?:still )?(?:getting|seeing)|i(?:'ve| have) (?:still )?(?:got|noticed)|you (?:forgot|missed|removed|broke|deleted|lost|skipped|ignored|misunderstood|didn't|did not|haven't|have not|changed|left|put|were supposed)\b|(?:was|were|is|are) supposed to|not what i|that's (?:not|wrong)|that is (?:not|wrong)|(?:should not|shouldn't) (?:have|be)|shouldn't (?:it|this|that|we)|(?:getting|gives?|giving|throws?|throwing|same|this|an|following|with|new) (?:\w+ )?(?:error|exception|warning)s?\b|merge (?:conflict|issue)s?|there(?:'s| is| are) (?:still |a |an |some |another )+(?:\w+ )?(?:bug|error|issue|problem|conflict|failure)s?|the (?:issue|problem|bug) (?:is|was|seems))/;

/** Words about what went wrong, which a request may hold as well ("add a test for when the login fails"). */
export const trouble =
	/\b(?:fail(?:s|ed|ing|ure|ures)?|broken|crash(?:es|ed|ing)?|wrong|incorrect(?:ly)?|missing|stuck|hangs?|unexpected(?:ly)?|weird|strange|odd|flaky|regression|bug(?:s|gy)?|leaks?|errors? (?:out|when|in|on|after)|cannot use|can't|cannot|too (?:slow|big|small|long|short|much|many|large)|duplicated?|inconsistent|misleading|unused|conflicts?|seems? (?:to|like|that)|looks? (?:like|wrong|off|weird)|it (?:says|shows|showed|said|prints|returns)|when i (?:run|try|click|open|start|do|use)|after i|i (?:tried|ran|tested|checked)|testing (?:this|it|the)|was expecting|i expected|(?:is|are) not|isn't|aren't|doesn't|didn't|does not|did not|wasn't|instead of)\b/;

/** The language of reviews: somebody read the work and came back with remarks. */
export const review =
	/\b(?:(?:pr|reviewer'?s?|review|code review|coderabbit|copilot|bugbot|user|their|his|her|more) (?:feedback|comments?|remarks?|findings?|suggestions?)|feedback (?:from|on)|(?:low|medium|high|critical) (?:severity|priority)|severity|nit(?:s|pick)?:|around lines? \d+|(?:at|on|in|see) lines? \d+|lines? \d+ ?(?:-|–|to|and) ?\d+|code review for|review (?:summary|report|of pr)|technically)\b/;

/** Asks to look whether the work is right. */
export const checking =
	/^(?:(?:re-?)?run (?:(?:the|all|our|full|unit|integration|e2e|those|these|it|this|again|a|mise|npm|go|cargo)\b ?)*(?:tests?|lint(?:er)?|checks?|build|type ?check|suite|ci|again)\b|(?:re-?)?test (?:it|this|that|the|again|if|whether|with|on|manually|everything)\b|verify|validate|confirm|(?:double[- ]?check|recheck|re-check|sanity[- ]check)|make sure|ensure (?:that )?(?:it|this|the tests?|all|everything)|review|reproduce|debug|diagnose|audit|check (?:if|whether|that|again|it|this|for|why|the (?:logs?|output|results?|diff|changes|tests?|build|ci|code|status))\b|check,|check$|what(?:'s| is| has|'s been)? (?:happened|happening|changed|wrong|going on)|show me (?:the )?(?:diff|changes|what)|how(?:'s| is) it going|status)/;
export const checkingLater =
	/\b(?:did (?:you|we|it|that|this)|have (?:you|we) \w+|are you (?:sure|certain)|does (?:it|this|that) (?:now |still |also |really |actually |work|handle|cover|pass)|do (?:the|all|our) tests|is (?:it|this|that|everything) (?:now |still |really |actually |working|correct|right|ok|fine|done|tested|covered|safe|expected)|why did (?:you|it|this|that|we)|was (?:it|this|that) (?:tested|fixed|done)|please (?:verify|review|double[- ]?check)|(?:can|could) you (?:please )?(?:check|verify|confirm|review|test|double[- ]?check)\b|what did you|(?:is|are) there (?:any )?(?:a )?tests?|(?:yeah|right|correct|yes|ok)\?)|(?:^|\s)\/[\w:-]*(?:review|verify|test|check|debug)\b/;

/** Weighs what to build: opinions, wishes, hypotheses, alternatives. */
export const weighing =
	/\b(?:i (?:really )?(?:think|feel|guess|believe|wonder|prefer|mean|bet|agree|imagine)|i'd (?:rather|love|prefer|say)|i would (?:rather|love|prefer)|i(?:'m| am) (?:thinking|wondering|trying to|not sure)|(?:i|we) (?:don't )?(?:really )?want|should (?:we|i|it|this|there|the)\b|(?:what|how) (?:if|about)|what's the (?:best|right)|what (?:would|should|could)|would (?:it|that|this|you|we|there)|could (?:it|this|we|there)|can (?:we|i|it)|if we (?:did|do|had|have|use|add|go)|how (?:hard|would|should|could|can|do (?:we|i)|difficult|easy)|is (?:it|there) (?:possible|worth|better|any reason|a (?:way|better|reason))|do we (?:need|want|really)|why (?:don't|not|do|does|is there|would|should|would)\b|alternatives?|trade-?offs?|pros and cons|makes? (?:more )?sense|approach(?:es)?|your (?:opinion|recommendation|thoughts|take)|recommend|ideas?|brainstorm|talk (?:to me|about|through)|think (?:about|through|of|hard)|explore|research|options)\b/;

/** Work to be done, named by the verb that a request begins with. */
export const building =
	/^(?:add|create|write|implement|make|build|update|change|refactor|rename|move|set|use|replace|remove|delete|drop|generate|document|extend|support|convert|migrate|extract|split|introduce|improve|simplify|optimi[sz]e|clean|install|configure|include|integrate|port|rewrite|turn|switch|allow|enable|disable|handle|start|put|give|apply|adjust|increase|decrease|reduce|hide|display|render|style|plan|design|propose|draft|outline|spec|prepare|develop|define|implementing|finish|complete|wire|hook|store|save|cache|expose|upgrade|downgrade|reorgani[sz]e|restructure|sort|format|translate|insert|append|wrap|inline|combine|find|provide|keep|modify|edit|scaffold|init|initiali[sz]e|mark|track|save|download|fetch|work on|do|have)\b/;
export const wishing =
	/\b(?:i(?:'d| would)? (?:want|need|like) (?:you )?to|i'd like|i want|we (?:need|want|should|must|have) (?:to|a|an)|we're going to|the (?:goal|idea|task|feature) is|as a user|your (?:task|job) is|implement the following)\b/;

/** Repairs: a request that says that something built is not right. */
export const repairing = /^(?:fix|repair|correct|resolve|revert|undo|roll ?back|restore|address|solve)\b/;

/** Looks something up, without judging what was built. */
export const looking =
	/^(?:look|read|check|search|list|show|explain|tell|describe|compare|investigate|analy[sz]e|summari[sz]e|see|open|examine|inspect|walk me|give me (?:a|an) (?:overview|summary)|who|what|when|where|which|why|how|is|are|was|were|do|does|can|could|would|should|has|have|or)\b/;

/** Introduces a pasted block as a model to follow, not as a result. */
export const asExample =
	/\b(?:examples?|like this|such as|similar to|following|template|format|mockup|sample|based on|inspired by|as in|reference)\b/;
