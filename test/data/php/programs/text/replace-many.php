<?php

$template = 'Dear {name}, you paid {total} for {no}.';
$values = ['{name}' => '张三', '{total}' => '19.90', '{no}' => 'a-1'];
echo strtr($template, $values), "\n", str_replace(array_keys($values), array_values($values), $template), "\n", str_replace(['a', 'e'], '', 'refunded', $count), $count;
