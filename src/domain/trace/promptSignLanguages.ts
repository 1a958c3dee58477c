/**
 * The plainest cues in other languages than English: German, French, Spanish, Portuguese, Italian, Russian, Chinese, Japanese, Korean.
 * They are matched against plain words. A form that could be English too is left out; stems stand for all of their endings.
 */

/** Something is not as it should be. */
export function isTrouble(plain: string): boolean {
	return (troubleStems.test(plain) && trouble.test(plain)) || troubleInEastAsia.test(plain);
}

export const trouble = anywhere(
	'funktionier\\p{L}* (?:\\p{L}+ ){0,3}nicht|geht (?:\\p{L}+ ){0,2}nicht|fehler(?!frei)\\p{L}*|kaputt|falsch|immer noch|stimmt (?:so )?nicht|fehlt|fehlen',
	'ne (?:marche|fonctionne) (?:toujours )?pas|erreurs?|toujours pas|il manque',
	'no funciona|não funciona|non funziona|sigue (?:sin|fallando)|falla|fallan|todavía no|ainda não|erros?|errores|errore',
	'не работа\\p{L}*|ошибк\\p{L}*|сломал\\p{L}*|неправильно|вс[её] (?:ещё|еще|равно)|пада(?:ет|ют)',
);
/** What none of these forms is without; it is found several times faster than the forms. */
const troubleStems =
	/funktionier|geht |fehl|kaputt|falsch|immer noch|stimmt |ne (?:marche|fonctionne)|erreur|toujours pas|il manque|fun[cz]iona|sigue |falla|todavía no|ainda não|erro(?:re|s|(?![a-z\d]))|работа|ошибк|сломал|неправильно|вс[её] |пада/;
export const troubleInEastAsia =
	/报错|错误|不对|不行|还是|失败|没有?(?:生效|效果|变化|反应)|有问题|崩溃|不能用|エラー|動か(?:ない|ず)|動きません|失敗|おかしい|直って(?:い)?(?:ない|ません)|バグ|오류|에러|안 ?(?:돼|되|됨)|실패|여전히|버그/u;

/** An answer, an agreement: the prompt begins with it, or is nothing else. */
export const assentAbroad = new RegExp(
	`^(?:${[
		"ja|genau|passt|gerne|einverstanden|mach das|nein|oui|non|d'accord|vas-y|parfait|sí|vale|de acuerdo|adelante|perfecto|sim|pode ser|va bene",
		'да|нет|давай|хорошо|согласен|好的?|好吧|可以|行|是的|对|同意|はい|いいえ|お願いします|네|예|아니요|좋아요?',
	].join('|')})(?![\\p{L}\\p{N}])`,
	'u',
);

/** Work to be done, named by the verb that a request begins with. */
export const buildingAbroad = new RegExp(
	`^(?:bitte |por favor,? |s'il te plaît,? |пожалуйста,? )?(?:(?:${[
		'füg|erstell|schreib|mach|änder|entfern|lösch|implementier|ersetz|erweiter|ergänz',
		'ajout|crée|écri|supprim|remplac|implément|añad|agreg|escrib|aggiung|scriv',
		'добав|созда|сдела|напиш|измен|удал|реализу|замен|перепиш',
	].join('|')})\\p{L}*|${[
		'bau(?:e|en)?|modifi(?:e|ez)|fais|faites|mets|mettez',
		'crea|crear|crie|cria|haz|cambi(?:a|ar|e)|elimin(?:a|ar|e)|adicion(?:a|ar|e)|faça',
	].join('|')})(?![\\p{L}\\p{N}])`,
	'u',
);
export const buildingInEastAsia =
	/添加|增加|加上|加一|实现|创建|新增|改成|删除|重构|优化|(?:追加|作成|実装|変更|削除)(?:して|し、|を)|作って|書いて|(?:추가|생성|구현|변경|삭제|작성)(?:해|하)|만들어/u;

function anywhere(...forms: readonly string[]): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}
