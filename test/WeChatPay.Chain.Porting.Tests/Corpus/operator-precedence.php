$a = 1; $b = 2; $c = true;
$d = !$c && $a + $b * 2 > 3 || $a == $b;
$e = 'x' . ($a + $b) . 'y';
$f = $c ? $a : $b;
echo $e . ($d ? 'yes' : 'no') . $f;
