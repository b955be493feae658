<?php

use Illuminate\Http\Request;

$request = Request::capture();
echo $request->input('resource.nonce'), ' ', $request->input('resource.missing', 'default'), ' ', $request->input('shop'), "\n";
echo $request->event_type, ' ', $request->json('resource.algorithm'), ' ', $request->query('shop'), "\n";
echo $request->has('resource.nonce') ? 'yes' : 'no', $request->has('nothing') ? 'yes' : 'no', $request->filled('summary') ? 'filled' : '', "\n";
echo implode(',', array_keys($request->all())), "\n";
echo json_encode($request->only('id', 'event_type')), json_encode($request->only(['shop'])), "\n";
echo $request->path(), ' ', $request->method(), ' ', $request->isJson() ? 'json' : 'other';
