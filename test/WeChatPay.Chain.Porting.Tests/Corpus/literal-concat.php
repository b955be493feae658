$no = 'N1'; $n = 5;
$s = 'no ' . $no . ', n ' . $n;
$t = $n . $n;
$u = 'sum ' . (1 + 2) . '.';
$s .= '!';
$s .= $n;
echo $s, $t, $u;
