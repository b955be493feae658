<?php

$keys = ['mchid', 'appid', 'n'];
$values = ['1900000109', 'wx1', 5];
$map = array_combine($keys, $values);
echo json_encode($map), json_encode(array_flip($map)), json_encode(array_keys($map, 5)), json_encode(array_count_values(['a', 'b', 'a', 1, '1'])), json_encode(array_product([2, '3'])), json_encode(array_change_key_case(['Aa' => 1], CASE_UPPER));
