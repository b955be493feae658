<?php

$description = '一件很长的商品说明，超过了一百二十七个字节的限制';
while (strlen($description) > 30) {
    $description = mb_substr($description, 0, mb_strlen($description) - 1);
}
echo $description, strlen($description), mb_strlen($description);
