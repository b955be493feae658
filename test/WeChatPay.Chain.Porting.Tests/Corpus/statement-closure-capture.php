$prefix = 'no ';
$label = function(string $n) use ($prefix): string { return $prefix . $n; };
$short = fn(string $n) => $prefix . $n;
echo $label('1'), $short('2');
