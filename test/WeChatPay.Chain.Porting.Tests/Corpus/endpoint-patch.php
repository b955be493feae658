$instance->v3->marketing->partnerships->_id_->patch(['id' => '7', 'json' => ['state' => 'ON']]);
