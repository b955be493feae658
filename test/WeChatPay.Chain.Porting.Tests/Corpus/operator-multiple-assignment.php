$a = $b = 'x';
echo $a, $b;
