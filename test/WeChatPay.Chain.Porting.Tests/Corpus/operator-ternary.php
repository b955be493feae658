$n = 5;
$s = $n > 3 ? 'big' : 'small';
$t = $n ? 1 : null;
$u = $s ?: 'none';
$v = ($n > 1 ? 'a' : 'b') . 'c';
print_r([$s, $t, $u, $v]);
