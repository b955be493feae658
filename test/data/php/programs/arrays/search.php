<?php

$codes = ['SUCCESS', 'FAIL', '0', 0];
var_dump(in_array('0', $codes), in_array('ok', $codes), in_array('ok', $codes, true), array_search('FAIL', $codes), array_search('none', $codes), array_key_exists('x', ['x' => null]), isset(['x' => null]['x']));
