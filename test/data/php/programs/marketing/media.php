<?php

$meta = ['filename' => 'file_test.mp4', 'sha256' => hash('sha256', 'content of the file')];
echo json_encode($meta), ' ', strlen($meta['sha256']), ' ', substr($meta['filename'], strrpos($meta['filename'], '.') + 1);
