$no = 'N1';
$n = 3;
$text = <<<XML
<xml>
  <no>{$no}</no>
  <n>$n</n>
  {}
</xml>
XML;
echo $text;
