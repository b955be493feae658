echo twice(4);
function twice(int $n): int { return $n * 2; }
