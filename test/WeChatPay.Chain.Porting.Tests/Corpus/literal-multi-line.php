$xml = '<xml>
  <a>1</a>
</xml>';
echo $xml;
