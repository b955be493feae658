<?php

foreach (['{"a":1}', '{"a":'] as $text) {
    try {
        echo json_decode($text, true, 512, JSON_THROW_ON_ERROR)['a'];
    } catch (\JsonException $e) {
        echo ' ', $e->getMessage();
    }
}
