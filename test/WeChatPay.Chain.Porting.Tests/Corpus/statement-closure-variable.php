$double = function(int $n): int { return $n * 2; };
$add = static fn(int $a, int $b): int => $a + $b;
echo $double(4), $add(1, 2);
