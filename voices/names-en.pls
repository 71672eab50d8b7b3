<?xml version="1.0" encoding="UTF-8"?>
<!-- Names that English voices get wrong. IPA as in Merriam-Webster and the CMU dictionary where
     they have the name; Chinese names by pinyin, said with the nearest English sounds. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Zhang</grapheme><phoneme>ˈdʒɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhang Jun</grapheme><phoneme>ˈdʒɑːŋ ˈdʒʊn</phoneme></lexeme>
  <lexeme><grapheme>Voronkov</grapheme><phoneme>ˌvɔːɹənˈkɔːf</phoneme></lexeme>
  <lexeme><grapheme>Warrenkov</grapheme><phoneme>ˈwɔːɹənˌkɔːf</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ˌʃɪnˈdʒjɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Uygur</grapheme><grapheme>Uyghur</grapheme><grapheme>Uighur</grapheme><phoneme>ˈwiːɡɚ</phoneme></lexeme>
  <lexeme><grapheme>Uygurs</grapheme><grapheme>Uyghurs</grapheme><grapheme>Uighurs</grapheme><phoneme>ˈwiːɡɚz</phoneme></lexeme>
  <lexeme><grapheme>Xinhua</grapheme><phoneme>ˌʃɪnˈhwɑː</phoneme></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme>ˈʃiː</phoneme></lexeme>
  <lexeme><grapheme>Xi Jinping</grapheme><phoneme>ˈʃiː ˌdʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Wang Yi</grapheme><phoneme>ˈwɑːŋ ˈiː</phoneme></lexeme>
  <lexeme><grapheme>Beijing</grapheme><phoneme>ˌbeɪˈdʒɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Qzone</grapheme><phoneme>ˈkjuː ˌzoʊn</phoneme></lexeme>
  <lexeme><grapheme>Guterres</grapheme><phoneme>ɡuːˈtɛɹɛs</phoneme></lexeme>
  <lexeme><grapheme>UNOCT</grapheme><phoneme>ˈjuːnɑːkt</phoneme></lexeme>
  <lexeme><grapheme>UNICEF</grapheme><phoneme>ˈjuːnɪˌsɛf</phoneme></lexeme>
  <lexeme><grapheme>UNESCO</grapheme><phoneme>juːˈnɛskoʊ</phoneme></lexeme>
  <lexeme><grapheme>ASEAN</grapheme><phoneme>ˈɑːsiːˌɑːn</phoneme></lexeme>
  <lexeme><grapheme>COVID</grapheme><phoneme>ˈkoʊvɪd</phoneme></lexeme>
  <lexeme><grapheme>yuan</grapheme><phoneme>juːˈɑːn</phoneme></lexeme>
</lexicon>
