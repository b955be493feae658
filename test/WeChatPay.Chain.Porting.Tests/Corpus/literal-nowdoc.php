$text = <<<'JSON'
{
  "a": "$x",
  "b": 'c'
}
JSON;
echo $text;
