$text = <<<TXT
    a
      b
    TXT;
echo $text;
