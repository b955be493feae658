$a = true; $b = 0; $c = 'x';
if (!$a || $b && !$c) { echo 1; }
if ($a and $c) { echo 2; }
if ($a or $b) { echo 3; }
if (!($a && $c)) { echo 4; }
