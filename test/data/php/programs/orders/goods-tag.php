<?php

$tags = [];
foreach (['WXG', 'WXG', '', null, '0'] as $tag) {
    if (!$tag || in_array($tag, $tags)) {
        continue;
    }
    $tags[] = $tag;
}
echo json_encode($tags), json_encode(array_unique(['WXG', 'WXG', '0', 0])), json_encode(array_values(array_filter(['', null, '0', 'x'])));
