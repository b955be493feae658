<?php

foreach (['{"a":1}', '{a:1}', '', '[1,2', 'null', '"x"'] as $text) {
    $value = json_decode($text, true);
    echo json_encode($value), ' ', json_last_error(), ' ', json_last_error_msg(), "\n";
}
try {
    json_decode('{', false, 512, JSON_THROW_ON_ERROR);
} catch (\JsonException $e) {
    echo $e->getMessage(), $e->getCode();
}
