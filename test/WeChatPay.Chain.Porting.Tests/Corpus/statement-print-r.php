print_r(['a' => 1]);
$text = print_r([1], true);
echo $text;
Print_R($text);
