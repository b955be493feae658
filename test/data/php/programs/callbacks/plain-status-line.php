<?php

if (empty($_SERVER['HTTP_X_SHOP'])) {
    header('HTTP/1.1 403 Forbidden');
    echo 'no shop';
    exit;
}
echo 'shop';
