<?php

$type = input('event_type');
$resource = input('resource/a', []);
echo $type, ' ', count($resource), ' ', request()->param('id'), ' ', request()->server('request_method'), ' ', request()->ip();
