$total = 1;
$count = function () use ($total) { return $total + 1; };
$total = 5;
echo $count(), ' ', $total, PHP_EOL;
