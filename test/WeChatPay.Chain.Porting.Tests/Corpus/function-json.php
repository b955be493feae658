print_r(json_decode('{"a":1}'));
print_r(json_decode('{"a":1}', true, 512, JSON_THROW_ON_ERROR));
echo json_encode(['a' => 1]), json_last_error(), json_last_error_msg();
