$pair = json_decode('[1,2,3]', true);
[$a, $b] = $pair;
list($c, , $d) = $pair;
[$a, $b] = [$b, $a];
echo $a, $b, $c, $d;
