<?php

$queue = ['a'];
array_push($queue, 'b', 'c');
array_unshift($queue, 'first');
echo array_shift($queue), array_pop($queue), count($queue), json_encode($queue), json_encode(array_reverse(['x' => 1, 2, 3])), json_encode(array_reverse([1, 2, 3], true));
