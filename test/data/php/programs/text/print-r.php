<?php

print_r(['a' => 1, 'b' => ['c' => null, 'd' => true], 5 => 'x', 'e' => 1.5]);
echo print_r([1, 'two'], true), var_export(['a' => [1, false, null, 'q\'s']], true);
