<?php

echo strlen(openssl_random_pseudo_bytes(16)), strlen(bin2hex(openssl_random_pseudo_bytes(4))), strlen(random_bytes(3));
