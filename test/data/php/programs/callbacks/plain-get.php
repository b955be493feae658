<?php

$shop = $_GET['shop'] ?? null;
if ($shop === null || !ctype_digit($shop)) {
    exit('no shop');
}
printf("shop %03d of %s", $shop, isset($_POST['x']) ? 'form' : 'query');
