<?php

$list = ['b10', 'b9', 'a1'];
usort($list, 'strcmp');
echo implode(',', $list), implode(',', array_map('ucfirst', $list)), implode(',', array_filter(['x', '0', ''], 'strlen'));
