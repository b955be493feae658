<?php

$list = [1, 2, 3];
shuffle($list);
sort($list);
echo implode($list), in_array(array_rand([5 => 'a', 6 => 'b']), [5, 6], true) ? 'ok' : 'bad', count(array_rand(['a' => 1, 'b' => 2, 'c' => 3], 2));
