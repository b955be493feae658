<?php

foreach ([[1, ['x' => 'a']], [2, ['x' => 'b']]] as [$id, ['x' => $name]]) {
    echo $id, $name;
}
foreach (['a' => 1, 'b' => 2] as $key => $value) {
    $pairs[] = "{$key}:{$value}";
}
echo implode(',', $pairs ?? []), $key, $value;
