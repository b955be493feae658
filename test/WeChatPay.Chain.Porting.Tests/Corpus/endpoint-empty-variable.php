$instance->v3->ecommerce->applyments->_empty_->post(['json' => ['out_request_no' => '1']]);
