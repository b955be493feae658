<?php

$trim = trim(...);
$up = strtoupper(...);
$compose = fn (callable $f, callable $g) => fn ($x) => $g($f($x));
echo $compose($trim, $up)('  abc '), implode(',', array_map(strlen(...), ['a', 'bcd']));
