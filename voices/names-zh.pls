<?xml version="1.0" encoding="UTF-8"?>
<!-- Names that Mandarin voices may get wrong. IPA by pinyin: 張軍 zhāng jūn, 馬俊卿 mǎ jùnqīng,
     王建剛 wáng jiàngāng, 新疆 xīnjiāng, 聯合國 liánhéguó, 涉疆 shè jiāng. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang="zh">
  <lexeme><grapheme>張軍</grapheme><grapheme>张军</grapheme><phoneme>ʈʂɑŋ˥ tɕyn˥</phoneme></lexeme>
  <lexeme><grapheme>馬俊卿</grapheme><grapheme>马俊卿</grapheme><phoneme>ma˨˩˦ tɕyn˥˩ tɕʰiŋ˥</phoneme></lexeme>
  <lexeme><grapheme>王建剛</grapheme><grapheme>王建刚</grapheme><phoneme>wɑŋ˧˥ tɕjɛn˥˩ kɑŋ˥</phoneme></lexeme>
  <lexeme><grapheme>新疆</grapheme><phoneme>ɕin˥ tɕjɑŋ˥</phoneme></lexeme>
</lexicon>
